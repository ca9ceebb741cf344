// The window's whole reach: asks, events and streams of the contract. There is no other way out.
import type { Bridge } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'

export const api: Bridge<Contract> = window.latchkey
