// The module `electron` of main: each name as an export, and all of them on the default one, which is strict.
import * as names from './electron-names.ts'
import { makeStrict } from './strict.ts'

const electron = makeStrict('electron', { ...names })

export * from './electron-names.ts'
export default electron
// What require('electron') gives.
export { electron as 'module.exports' }
