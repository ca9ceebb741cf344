// The module `electron` for main: each name is an export; the default export has them all and is strict.
import * as names from './electron-names.ts'
import { makeStrict } from './strict.ts'

const electron = makeStrict('electron', { ...names })

export * from './electron-names.ts'
export default electron
// The value of require('electron').
export { electron as 'module.exports' }
