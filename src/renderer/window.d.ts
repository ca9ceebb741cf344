// The one global that the preload adds to the page; its type is derived from the contract.
import type { Bridge } from '../contract/derived.ts'
import type { Contract } from '../contract/index.ts'

declare global {
  interface Window {
    readonly latchkey: Bridge<Contract>
  }
}
