import { startReport } from "./report.mjs";
import { startPeer } from "./start-peer.mjs";

/**
 * Starts a script of `peers/`, and the report of a run in which it takes part; the report notes what of it is absent.
 *
 * @param {import("./options.mjs").Options} options
 * @param {object} wanted
 * @param {string} wanted.script - its file name in `peers/`
 * @param {string} wanted.needs - the Python libraries that it measures, for the note
 * @param {readonly string[]} [wanted.packages] - npm packages that take part
 * @returns {Promise<{ peer: import("./start-peer.mjs").Peer | undefined, report: import("./report.mjs").Report }>}
 */
export async function reportWithPeer(options, { script, needs, packages = [] }) {
  const peer = await startPeer(script);
  const report = startReport(options, packages, peer?.versions);
  const missing = [`Python with ${needs}; set $PYTHON to an interpreter that has them`];
  for (const absent of peer?.absent ?? missing) report.note(`absent: ${absent}`);
  return { peer, report };
}
