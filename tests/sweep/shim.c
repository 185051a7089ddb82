/* Preloaded into the program under test: counts what leaves the process and can end it, or the disk, at the N-th step.
 *
 * A step is a call that changes a file, makes or removes a name, or sends to or receives from the network. Steps that
 * go out are numbered when they begin, so that a process can be killed before or after one; what comes in is numbered
 * when it has come. Pairs of sockets inside the process (an event loop waking itself) do not count.
 *
 * For power cuts, what is durable is kept: each sync copies the file (by inode) or the names of the folder into the
 * shadow folder, where the test puts together what a disk would hold that lost everything else.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int steps;
static int armed, fatal, before, failing, log_to = -1;
static char shadow[PATH_MAX], below[PATH_MAX];

/* fatal_step 0 only counts. trouble is 0 to be killed after that step, -1 before it, or the error (ENOSPC) with which
 * from then on every write below root/data fails. log is a descriptor or -1. What is synced below root is mirrored in
 * shadow_folder, if that is not empty. */
void shim_arm(int fatal_step, int trouble, int log, const char *root, const char *shadow_folder) {
    atomic_store(&steps, 0);
    fatal = fatal_step;
    before = trouble < 0;
    failing = trouble > 0 ? trouble : 0;
    log_to = log;
    snprintf(below, sizeof below, "%s", root);
    snprintf(shadow, sizeof shadow, "%s", shadow_folder);
    armed = 1;
}

void shim_disarm(void) { armed = 0; }

static void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) syscall(SYS_pause);
}

static void name_of(int fd, char *out, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlink, link, out, size - 1);
    out[length < 0 ? 0 : length] = 0;
}

static int leaves(int fd) { /* a file, a pipe or an internet socket */
    int domain;
    socklen_t size = sizeof domain;
    if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0) return domain == AF_INET || domain == AF_INET6;
    struct stat about;
    return fstat(fd, &about) == 0 && (S_ISREG(about.st_mode) || S_ISFIFO(about.st_mode) || S_ISDIR(about.st_mode));
}

static int begin(const char *what, const char *name) {
    if (!armed) return 0;
    int kept = errno, number = atomic_fetch_add(&steps, 1) + 1;
    if (log_to >= 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%d %s %s\n", number, what, name);
        syscall(SYS_write, log_to, line, length);
    }
    if (before && number == fatal) die();
    errno = kept;
    return number;
}

static int begin_on(const char *what, int fd) {
    if (!armed) return 0;
    int kept = errno;
    char name[PATH_MAX] = "";
    int counts = leaves(fd);
    if (counts) name_of(fd, name, sizeof name);
    errno = kept;
    return counts ? begin(what, name) : 0;
}

static void end(int number) {
    if (number && !before && !failing && number == fatal) die();
}

static int refused(int number, int fd) { /* the disk takes nothing more */
    char name[PATH_MAX], data[PATH_MAX + 8];
    if (!failing || number < fatal) return 0;
    name_of(fd, name, sizeof name);
    snprintf(data, sizeof data, "%s/data/", below);
    if (strncmp(name, data, strlen(data))) return 0;
    errno = failing;
    return 1;
}

static void identity(int folder, const char *name, char *out, size_t size) { /* inodes are used again: with birth */
    struct statx about;
    memset(&about, 0, sizeof about);
    statx(folder, name, AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH, STATX_INO | STATX_BTIME, &about);
    snprintf(out, size, "%llu-%lld.%09u", about.stx_ino, about.stx_btime.tv_sec, about.stx_btime.tv_nsec);
}

void shim_mirror(int fd) { /* what a sync has made durable */
    struct stat about;
    char name[PATH_MAX], mine[128], copy[PATH_MAX + 256], block[65536];
    if (!armed || !shadow[0] || fstat(fd, &about)) return;
    name_of(fd, name, sizeof name);
    if (strncmp(name, below, strlen(below))) return;
    int kept = errno;
    identity(fd, "", mine, sizeof mine);
    if (!strcmp(name, below)) snprintf(mine, sizeof mine, "root");
    snprintf(copy, sizeof copy, "%s/%s.new", shadow, mine);
    int to = syscall(SYS_openat, AT_FDCWD, copy, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (S_ISDIR(about.st_mode)) {
        DIR *folder = opendir(name);
        for (struct dirent *one; folder && (one = readdir(folder));) {
            char theirs[128];
            identity(fd, one->d_name, theirs, sizeof theirs);
            char kind = one->d_type == DT_DIR ? 'd' : 'f';
            int length = snprintf(block, sizeof block, "%c %s %s\n", kind, theirs, one->d_name);
            syscall(SYS_write, to, block, length);
        }
        if (folder) closedir(folder);
    } else {
        int from = syscall(SYS_openat, AT_FDCWD, name, O_RDONLY);
        for (ssize_t got; from >= 0 && (got = syscall(SYS_read, from, block, sizeof block)) > 0;)
            syscall(SYS_write, to, block, got);
        syscall(SYS_close, from);
    }
    syscall(SYS_close, to);
    char final[PATH_MAX + 256];
    snprintf(final, sizeof final, "%s/%s", shadow, mine);
    syscall(SYS_renameat2, AT_FDCWD, copy, AT_FDCWD, final, 0);
    errno = kept;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OUT(type, name, parameters, values, fd) \
    type name parameters { \
        REAL(name); \
        int number = begin_on(#name, fd); \
        if (number && refused(number, fd)) return -1; \
        type made = real values; \
        end(number); \
        return made; \
    }

#define IN(name, parameters, values, fd) \
    ssize_t name parameters { \
        REAL(name); \
        ssize_t made = real values; \
        int number = made >= 0 ? begin_on(#name, fd) : 0; \
        end(number); \
        return made; \
    }

#define SYNC(name) \
    int name(int fd) { \
        REAL(name); \
        int number = begin_on(#name, fd); \
        int made = real(fd); \
        if (made == 0) shim_mirror(fd); \
        end(number); \
        return made; \
    }

#define NAMED(name, parameters, values, path) \
    int name parameters { \
        REAL(name); \
        int number = begin(#name, path); \
        int made = real values; \
        end(number); \
        return made; \
    }

OUT(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size), fd)
OUT(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at), fd)
OUT(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at), fd)
OUT(ssize_t, writev, (int fd, const struct iovec *parts, int count), (fd, parts, count), fd)
OUT(int, ftruncate, (int fd, off_t size), (fd, size), fd)
OUT(int, ftruncate64, (int fd, off64_t size), (fd, size), fd)
OUT(ssize_t, send, (int fd, const void *data, size_t size, int flags), (fd, data, size, flags), fd)
OUT(ssize_t, sendto,
    (int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length),
    (fd, data, size, flags, to, length), fd)
OUT(ssize_t, sendmsg, (int fd, const struct msghdr *message, int flags), (fd, message, flags), fd)
OUT(int, connect, (int fd, const struct sockaddr *to, socklen_t length), (fd, to, length), fd)

IN(recv, (int fd, void *data, size_t size, int flags), (fd, data, size, flags), fd)
IN(recvfrom, (int fd, void *restrict data, size_t size, int flags, struct sockaddr *restrict from,
    socklen_t *restrict length), (fd, data, size, flags, from, length), fd)
IN(recvmsg, (int fd, struct msghdr *message, int flags), (fd, message, flags), fd)

SYNC(fsync)
SYNC(fdatasync)

NAMED(rename, (const char *from, const char *to), (from, to), to)
NAMED(renameat, (int from_fd, const char *from, int to_fd, const char *to), (from_fd, from, to_fd, to), to)
NAMED(unlink, (const char *path), (path), path)
NAMED(unlinkat, (int fd, const char *path, int flags), (fd, path, flags), path)
NAMED(mkdir, (const char *path, mode_t mode), (path, mode), path)

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int number = flags & O_CREAT ? begin(#name, path) : 0; \
        int made = real(path, flags, mode); \
        end(number); \
        return made; \
    }

OPENS(open)
OPENS(open64)
