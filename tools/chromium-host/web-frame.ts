// The frames of a page as main knows them: one object for each frame as long as the frame lives, so that main
// can compare the frame of a message with the window's main frame.
import type { WebFrameMain } from 'electron/main'
import { origins } from './origins.ts'
import { makeStrict } from './strict.ts'

export interface FrameRecord {
  readonly id: string
  /** The object that the app gets. */
  readonly frame: WebFrameMain
  update(address: string): void
  detach(): void
}

export interface FrameTree {
  readonly main: FrameRecord
  find(id: string): FrameRecord | undefined
  attach(id: string, parentId: string): FrameRecord
  detach(id: string): void
  /** Forgets every frame and starts with a new main one, as after a crash. */
  replaceMain(id: string): void
}

let lastNodeId = 0

export function createFrameTree(mainId: string): FrameTree {
  const records = new Map<string, FrameRecord>()

  function create(id: string, parent: FrameRecord | undefined): FrameRecord {
    let url = ''
    let isDetached = false
    lastNodeId += 1
    const nodeId = lastNodeId
    const subset = {
      get url() {
        return url
      },
      get origin() {
        return origins.originOf(url)
      },
      routingId: nodeId,
      get parent() {
        return parent?.frame ?? null
      },
      isDestroyed: () => isDetached,
    } satisfies Partial<WebFrameMain>
    // Strict: missing members throw by name, which the type can't say. No member is enumerable, as in
    // Electron: a frame that is logged or serialised leads nowhere.
    const hidden = Object.getOwnPropertyDescriptors(subset)
    for (const descriptor of Object.values(hidden)) descriptor.enumerable = false
    const frame = makeStrict('electron.WebFrameMain', Object.defineProperties({}, hidden)) as WebFrameMain
    const record: FrameRecord = {
      id,
      frame,
      update: (address) => void (url = origins.toReal(address)),
      detach: () => void (isDetached = true),
    }
    records.set(id, record)
    return record
  }

  let main = create(mainId, undefined)
  return {
    get main() {
      return main
    },
    find: (id) => records.get(id),
    attach: (id, parentId) => records.get(id) ?? create(id, records.get(parentId) ?? main),
    detach(id) {
      if (id === main.id) return
      records.get(id)?.detach()
      records.delete(id)
    },
    replaceMain(id) {
      for (const record of records.values()) record.detach()
      records.clear()
      main = create(id, undefined)
    },
  }
}
