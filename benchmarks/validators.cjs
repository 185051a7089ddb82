// Asked by node_peers.py, a JSON line each: how long a validator takes for rows of [key, text], and what it says to each.
const multicoin = require("multicoin-address-validator");
const { initWasm } = require("@trustwallet/wallet-core");

const now = () => Number(process.hrtime.bigint()) / 1e9;

async function main() {
  let core = await initWasm();
  const coins = Object.fromEntries(
    Object.keys(core.CoinType).filter((name) => core.CoinType[name] && core.CoinType[name].value !== undefined)
      .map((name) => [name.toLowerCase(), name]));
  const peers = {
    multicoin: {
      keys: [...new Set(multicoin.getCurrencies().map((one) => one.symbol))],
      bound: (key) => (text) => multicoin.validate(text, key),
    },
    "wallet-core": {
      keys: Object.keys(coins),
      bound: (key) => {
        const { AnyAddress, CoinType } = core;
        const coin = CoinType[coins[key]];
        return (text) => AnyAddress.isValid(text, coin);
      },
    },
  };

  // Some throw where others say no. For wallet-core that is an abort: nothing it says afterwards can be trusted, so
  // that the next text is asked of a fresh one; the time this takes is not counted.
  async function ask({ bound }, rows) {
    let valid = {};
    let lost = 0;
    const yes = [];
    const start = now();
    for (const [key, text] of rows) {
      try {
        valid[key] ??= bound(key);
        yes.push(valid[key](text) ? 1 : 0);
      } catch {
        const stopped = now();
        yes.push(0);
        core = await initWasm();
        valid = {};
        lost += now() - stopped;
      }
    }
    return [now() - start - lost, yes];
  }

  console.log("ready");
  for await (const line of require("readline").createInterface({ input: process.stdin })) {
    const { peer, rows } = JSON.parse(line);
    console.log(JSON.stringify(rows ? await ask(peers[peer], rows) : peers[peer].keys));
  }
  process.exit(0);
}

main();
