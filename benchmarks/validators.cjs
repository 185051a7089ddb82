// Asked by node_peers.py, a JSON line each: how long a validator takes for rows of [key, text], and how often it says yes.
const multicoin = require("multicoin-address-validator");
const { initWasm } = require("@trustwallet/wallet-core");

initWasm().then((core) => {
  const coins = Object.fromEntries(
    Object.keys(core.CoinType).filter((name) => core.CoinType[name] && core.CoinType[name].value !== undefined)
      .map((name) => [name.toLowerCase(), core.CoinType[name]]));
  const symbols = new Set(multicoin.getCurrencies().map((one) => one.symbol));
  const peers = {
    multicoin: { keys: [...symbols], valid: (text, key) => multicoin.validate(text, key) },
    "wallet-core": { keys: Object.keys(coins), valid: (text, key) => core.AnyAddress.isValid(text, coins[key]) },
  };
  const lines = require("readline").createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    const { peer, rows } = JSON.parse(line);
    const { keys, valid } = peers[peer];
    if (!rows) return console.log(JSON.stringify(keys));
    let yes = 0;
    const start = process.hrtime.bigint();
    for (const [key, text] of rows) {
      try {
        if (valid(text, key)) yes += 1;
      } catch {
        continue; // some throw where others say no
      }
    }
    console.log(JSON.stringify([Number(process.hrtime.bigint() - start) / 1e9, yes]));
  });
  lines.on("close", () => process.exit(0));
  console.log("ready");
});
