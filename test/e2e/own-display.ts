// Gives each worker a display of its own, so that no other test can take its clipboard or its focus. The files
// of a worker run one after another, and each ends its windows.
import { openPrivateDisplay } from '../../tools/setup/display.ts'

const worker = globalThis as { hasOwnDisplay?: true }

if (worker.hasOwnDisplay === undefined) {
  worker.hasOwnDisplay = true
  for (const [name, value] of Object.entries(await openPrivateDisplay())) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}
