// Loaded into training processes with NODE_OPTIONS: leaves a file whose name is the process's id.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

writeFileSync(join(process.env.PROCESS_ID_FOLDER, String(process.pid)), "");
