// Holds the rule to the promises of every quantizer; the first law that is broken ends the process with its counterexample.
import { quantizerLaws } from "@equal-bits/laws";
import { fourSixths } from "./my-rule.js";

const laws = quantizerLaws(fourSixths, { shares: [1 / 6, 1 / 3, 1 / 3, 1 / 6] });
for (const law of laws) law.check();
console.log(`${laws.length} laws hold for ${fourSixths.name}`);
