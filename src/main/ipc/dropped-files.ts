// Takes the paths of files dropped on a window from its preload: the page itself never gets a path. It checks
// the sender first, then the payload; anything else is ignored without an answer.
import { isAbsolute } from 'node:path'
import type { IpcMain } from 'electron'
import * as z from 'zod'
import { channels, maxDroppedFiles } from '../../contract/wire.ts'
import type { Gate } from './gate.ts'

export interface DroppedFilesOptions {
  readonly ipc: Pick<IpcMain, 'on'>
  readonly gate: Gate
  /** Absolute paths, one or more. */
  readonly onFiles: (paths: readonly string[]) => void
}

// The longest path on Windows.
const maxPathChars = 32_767

const paths = z
  .array(
    z
      .string()
      .max(maxPathChars)
      .refine((path) => isAbsolute(path) && !path.includes('\0')),
  )
  .min(1)
  .max(maxDroppedFiles)

export function connectDroppedFiles({ ipc, gate, onFiles }: DroppedFilesOptions): void {
  ipc.on(channels.drop, (event, payload: unknown) => {
    if (!gate(event)) return
    const parsed = paths.safeParse(payload)
    if (parsed.success) onFiles(parsed.data)
  })
}
