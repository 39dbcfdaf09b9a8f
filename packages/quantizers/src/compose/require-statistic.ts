import { DomainError, statistics } from "@equal-bits/core";
import { shown } from "../shown.js";

/** @internal */
export function requireStatistic(name: unknown, what: string): void {
  if (!statistics.some((known) => known === name))
    throw new DomainError(`${what} must be one of ${statistics.join(", ")}, got ${shown(name)}`);
}
