// The display's clipboard as text: read from whoever owns it, or owned by main and handed to whoever asks.
// Goes by no page, so that what main reads or writes is never in a page's memory.
import { connectToDisplay, padded, words } from './x11-connection.ts'
import type { X11Connection } from './x11-connection.ts'

export interface TextClipboard {
  readText(): Promise<string>
  writeText(text: string): Promise<void>
}

const atomNames = [
  'CLIPBOARD',
  'UTF8_STRING',
  'TARGETS',
  'INCR',
  'LATCHKEY_SELECTION',
  'TEXT',
  'text/plain',
  'text/plain;charset=utf-8',
] as const
type Atoms = Record<(typeof atomNames)[number], number>

const atomType = 4
const stringType = 31
const maxPieceBytes = 0x3_00_00
const opcodes = {
  changeProperty: 18,
  getProperty: 20,
  setSelectionOwner: 22,
  convertSelection: 24,
  sendEvent: 25,
}
const events = { propertyNotify: 28, selectionClear: 29, selectionRequest: 30, selectionNotify: 31 }

export async function openX11Clipboard(display: string): Promise<TextClipboard> {
  const x = await connectToDisplay(display)
  const ids = await Promise.all(atomNames.map((name) => x.internAtom(name)))
  const atoms = Object.fromEntries(atomNames.map((name, index) => [name, ids[index] ?? 0])) as Atoms
  let owned: string | undefined
  let converted: ((property: number) => void) | undefined
  let pieceCame: (() => void) | undefined
  let reading: Promise<string> = Promise.resolve('')

  x.onEvent((event) => {
    const kind = (event[0] ?? 0) & 0x7f
    if (kind === events.selectionClear) owned = undefined
    else if (kind === events.selectionRequest) serve(x, atoms, event, owned)
    else if (kind === events.selectionNotify) converted?.(event.readUInt32LE(20))
    else if (
      kind === events.propertyNotify &&
      event.readUInt32LE(8) === atoms.LATCHKEY_SELECTION &&
      event[16] === 0
    )
      pieceCame?.()
  })

  /** Takes the property away as it reads it, which asks the owner for the next piece. */
  async function takeProperty(): Promise<{ type: number; value: Buffer }> {
    const reply = await x.ask(
      opcodes.getProperty,
      1,
      words(x.window, atoms.LATCHKEY_SELECTION, 0, 0, 0x1f_ff_ff_ff),
    )
    return {
      type: reply.readUInt32LE(8),
      value: reply.subarray(32, 32 + reply.readUInt32LE(16) * ((reply[1] ?? 8) / 8)),
    }
  }

  async function read(): Promise<string> {
    if (owned !== undefined) return owned
    const property = await new Promise<number>((resolve) => {
      // An owner that hangs must not hang main.
      const timer = setTimeout(resolve, 2000, 0)
      converted = (told) => (clearTimeout(timer), resolve(told))
      x.request(
        opcodes.convertSelection,
        0,
        words(x.window, atoms.CLIPBOARD, atoms.UTF8_STRING, atoms.LATCHKEY_SELECTION, 0),
      )
    })
    if (property === 0) return ''
    let next = new Promise<void>((resolve) => (pieceCame = resolve))
    const whole = await takeProperty()
    if (whole.type !== atoms.INCR) return whole.value.toString('utf8')
    const pieces: Buffer[] = []
    for (;;) {
      await next
      next = new Promise<void>((resolve) => (pieceCame = resolve))
      const { value } = await takeProperty()
      if (value.length === 0) return Buffer.concat(pieces).toString('utf8')
      pieces.push(Buffer.from(value))
    }
  }

  return {
    // One after the other: the answers come to one window under one name.
    readText() {
      reading = reading.then(read, read)
      return reading
    },
    async writeText(text) {
      owned = text
      x.request(opcodes.setSelectionOwner, 0, words(x.window, atoms.CLIPBOARD, 0))
      // A question with an answer, so that the display has taken note before this settles.
      await x.internAtom('CLIPBOARD')
    },
  }
}

function serve(x: X11Connection, atoms: Atoms, event: Buffer, text: string | undefined): void {
  const [time, requestor, selection, target] = [4, 12, 16, 20].map((offset) =>
    event.readUInt32LE(offset),
  ) as [number, number, number, number]
  const asked = event.readUInt32LE(24)
  const property = asked === 0 ? target : asked
  const textTargets = [
    atoms.UTF8_STRING,
    stringType,
    atoms.TEXT,
    atoms['text/plain'],
    atoms['text/plain;charset=utf-8'],
  ]
  let isServed = true
  if (text === undefined) isServed = false
  else if (target === atoms.TARGETS)
    change(x, requestor, property, atomType, 32, words(atoms.TARGETS, ...textTargets), 0)
  else if (textTargets.includes(target)) {
    const bytes = Buffer.from(text, 'utf8')
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += maxPieceBytes)
      change(
        x,
        requestor,
        property,
        target,
        8,
        bytes.subarray(offset, offset + maxPieceBytes),
        offset === 0 ? 0 : 2,
      )
  } else isServed = false
  const answer = Buffer.concat([
    Buffer.from([events.selectionNotify, 0, 0, 0]),
    words(time, requestor, selection, target, isServed ? property : 0, 0, 0),
  ])
  x.request(opcodes.sendEvent, 0, Buffer.concat([words(requestor, 0), answer]))
}

function change(
  x: X11Connection,
  window: number,
  property: number,
  type: number,
  format: 8 | 32,
  value: Buffer,
  mode: 0 | 2,
): void {
  x.request(
    opcodes.changeProperty,
    mode,
    Buffer.concat([
      words(window, property, type),
      Buffer.from([format, 0, 0, 0]),
      words(value.length / (format / 8)),
      padded(value),
    ]),
  )
}
