import { DomainError } from "@equal-bits/core";
import { biprop } from "./biprop.js";
import { edgePopup } from "./edge-popup.js";
import type { Ticket } from "./ticket.js";

const tickets: Readonly<Record<string, () => Ticket>> = { "edge-popup": edgePopup, biprop };

/** The names that {@link namedTicket} knows. */
export const ticketNames: readonly string[] = Object.freeze(Object.keys(tickets));

/**
 * A ticket by its name.
 *
 * @param name - `"edge-popup"` or `"biprop"`
 * @returns a frozen ticket
 * @throws DomainError if the name is unknown
 */
export function namedTicket(name: string): Ticket {
  if (!Object.hasOwn(tickets, name))
    throw new DomainError(`ticket must be one of ${ticketNames.join(", ")}, got ${name}`);
  return tickets[name]();
}
