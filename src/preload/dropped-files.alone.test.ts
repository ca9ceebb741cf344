import { beforeEach, expect, test, vi } from 'vitest'
import { channels } from '../contract/wire.ts'
import { watchDroppedFiles } from './dropped-files.ts'

const sent = vi.hoisted(() => [] as unknown[][])

// A file's name stands for its path here; one without a path was made up by a script.
vi.mock('electron', () => ({
  ipcRenderer: { send: (...args: unknown[]) => void sent.push(args) },
  webUtils: {
    getPathForFile: ({ name }: File) => (name.startsWith('made-up') ? '' : `/home/someone/${name}`),
  },
}))

type Heard = (event: object) => void
const listeners = new Map<string, Heard>()
beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('window', { addEventListener: (type: string, heard: Heard) => listeners.set(type, heard) })
  watchDroppedFiles()
  return () => vi.unstubAllGlobals()
})

const dragOver = (over: object = {}) =>
  listeners.get('dragover')?.({
    isTrusted: true,
    defaultPrevented: true,
    dataTransfer: { files: [] },
    ...over,
  })
const drop = (names: readonly string[], over: object = {}) =>
  listeners.get('drop')?.({
    isTrusted: true,
    defaultPrevented: true,
    dataTransfer: { files: names.map((name) => new File([], name)) },
    ...over,
  })

test('main is told the paths of what was dropped where the page takes files', () => {
  dragOver()
  drop(['.env', 'made-up.env', 'b'])
  expect(sent).toEqual([[channels.drop, ['/home/someone/.env', '/home/someone/b']]])
})

test('eight files at most', () => {
  dragOver()
  drop(Array.from({ length: 20 }, (_, index) => `${index}`))
  expect(sent[0]?.[1]).toHaveLength(8)
})

test('nothing is told of a drop that the page didn’t take, or that a script made', () => {
  drop(['.env'])
  dragOver({ defaultPrevented: false })
  drop(['.env'])
  dragOver({ isTrusted: false })
  drop(['.env'])
  dragOver()
  drop(['.env'], { isTrusted: false })
  dragOver()
  dragOver({ defaultPrevented: false }) // moved on to where none is taken
  drop(['.env'])
  dragOver()
  drop([])
  drop(['.env']) // each drop comes after its own dragging
  dragOver()
  drop(['made-up'])
  dragOver()
  drop(['.env'], { dataTransfer: null })
  expect(sent).toEqual([])
})
