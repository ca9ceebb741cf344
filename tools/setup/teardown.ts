// Undoes displays, sessions and temporary folders when the command ends, however it ends, an interrupt
// included. A program that must end even after a SIGKILL is a bound child (bound-child.ts).
type Undo = () => Promise<void> | void

const undos: Undo[] = []

let underWay: Promise<void> | undefined

const undoAll = async () => {
  for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
    try {
      await undo()
    } catch (error) {
      console.error(`Tidying up: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/**
 * Undoes everything, newest first; a failure doesn't stop the rest. If it is called a second time, by the end
 * of the command after an interrupt, it waits for the first call.
 */
export const tearDown = (): Promise<void> => (underWay ??= undoAll())

const listen = () => {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  for (const [signal, code] of Object.entries(codes)) {
    process.once(signal, () => void tearDown().finally(() => process.exit(code)))
  }
}

export const onTearDown = (undo: Undo) => {
  if (undos.push(undo) === 1) listen()
}
