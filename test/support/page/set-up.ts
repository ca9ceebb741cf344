// Runs before each file of page tests: the window finds main's stand-in where the preload would have put its
// bridge, and the app's own styles. A call that no test expected fails the test that made it.
import { afterEach } from 'vitest'
import '../../../src/renderer/styles/app.css'
import { settleCalls, standIn } from './stand-in.ts'

Object.assign(window, { latchkey: standIn })
// All files share the browser's storage, and the window begins with the chat that it kept there.
sessionStorage.clear()

afterEach(() => {
  const unexpected = settleCalls()
  if (unexpected.length > 0) throw new Error(`No test expects these calls:\n${unexpected.join('\n')}`)
})
