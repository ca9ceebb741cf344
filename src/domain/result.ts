// An outcome as a value. An expected failure is returned as one of these; a throw is a bug.
import type { Failure } from './failure.ts'

export type Ok<Value> = { readonly ok: true; readonly value: Value }
export type Err = { readonly ok: false; readonly failure: Failure }
export type Result<Value> = Ok<Value> | Err

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value })

export const err = (failure: Failure): Err => ({ ok: false, failure })
