// Gives each file a display of its own, so that no other test can take its clipboard or its focus.
import { openPrivateDisplay } from '../../tools/setup/display.ts'

for (const [name, value] of Object.entries(await openPrivateDisplay())) {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
