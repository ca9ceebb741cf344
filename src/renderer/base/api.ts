// The window's only access to main: the routes, events and streams of the contract.
import type { Bridge } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'

export const api: Bridge<Contract> = window.latchkey
