// Each file has a display of its own, and with it a clipboard and a focus that nothing beside it can take.
import { openPrivateDisplay } from '../../tools/setup/display.ts'

for (const [name, value] of Object.entries(await openPrivateDisplay())) {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
