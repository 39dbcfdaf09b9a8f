import { fileURLToPath } from "node:url";

/** The folder of the whole repository, with a separator at its end. */
export const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url));
