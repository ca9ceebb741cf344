// The one global that the preload gives to the page; its shape is the contract's, by derivation.
import type { Bridge } from '../contract/derived.ts'
import type { Contract } from '../contract/index.ts'

declare global {
  interface Window {
    readonly latchkey: Bridge<Contract>
  }
}
