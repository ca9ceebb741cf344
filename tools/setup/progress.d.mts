// The types of progress.mjs, which must stay plain JavaScript because it runs before the
// pinned Node is there.
import type { SpawnOptions } from 'node:child_process'

export declare class SetupError extends Error {}
export declare const step: <Value>(title: string, work: () => Promise<Value> | Value) => Promise<Value>
export declare const runQuietly: (
  command: string,
  args: readonly string[],
  options?: SpawnOptions & { readonly timeoutMs?: number },
) => Promise<{ readonly code: number; readonly tail: string; readonly text: string }>
