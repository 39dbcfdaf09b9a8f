import { quantizerLaws } from "@equal-bits/laws";
import { equalBits, sign } from "@equal-bits/quantizers";
import { describe, test } from "vitest";

for (const quantizer of [equalBits(), equalBits(0.3), sign()])
  describe(`${quantizer.name}, in a browser`, () => {
    for (const law of quantizerLaws(quantizer)) test(law.name, law.check);
  });
