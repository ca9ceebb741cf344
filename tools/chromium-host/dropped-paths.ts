// Replaces the stand-ins that the preload got for files by the files' paths, in messages on their way to
// main. Keeps messages in order.
import type { DevtoolsSession } from './devtools-pipe.ts'

interface PathMessage {
  readonly contextId: number
  readonly body: Readonly<Record<string, unknown>>
}

interface DroppedPathsOptions<Message extends PathMessage> {
  /** The start of each stand-in; a number and a slash follow. */
  readonly mark: string
  /** The name under which main finds the receiving function of the preload's world. */
  readonly receiver: string
  readonly session: () => DevtoolsSession | undefined
  readonly pass: (message: Message) => void
}

export function createDroppedPaths<Message extends PathMessage>(
  options: DroppedPathsOptions<Message>,
): (message: Message) => void {
  const { mark, receiver, session, pass } = options
  const pattern = new RegExp(`${mark}(\\d+)/`, 'g')
  let last: Promise<void> | undefined

  async function findPath(contextId: number, id: number): Promise<string> {
    const opened = session()
    const found = await opened?.send<{ result: { objectId?: string } }>('Runtime.callFunctionOn', {
      functionDeclaration: `function (id) { return globalThis[${JSON.stringify(receiver)}].findFile(id) }`,
      executionContextId: contextId,
      arguments: [{ value: id }],
    })
    const objectId = found?.result.objectId
    if (objectId === undefined) return ''
    const told = await opened?.send<{ path: string }>('DOM.getFileInfo', { objectId })
    await opened?.send('Runtime.releaseObject', { objectId })
    return told?.path ?? ''
  }

  async function resolve(message: Message): Promise<Message> {
    const text = String(message.body['args'])
    const paths = new Map<string, string>()
    for (const [standIn, id] of text.matchAll(pattern)) {
      // A document that is already gone has no files.
      if (!paths.has(standIn))
        paths.set(standIn, await findPath(message.contextId, Number(id)).catch(() => ''))
    }
    // Values travel as JSON, where a path may need escaping.
    const args = text.replaceAll(pattern, (standIn) => JSON.stringify(paths.get(standIn) ?? '').slice(1, -1))
    return { ...message, body: { ...message.body, args } }
  }

  return (message) => {
    const isPlain = !String(message.body['args']).includes(mark)
    if (last === undefined && isPlain) return pass(message)
    const before = last
    const turn = (async () => {
      await before
      pass(isPlain ? message : await resolve(message))
    })()
    last = turn
    void turn.finally(() => {
      if (last === turn) last = undefined
    })
  }
}
