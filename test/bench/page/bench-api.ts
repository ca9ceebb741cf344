// What the page of the races can be asked for; its functions are called from outside by name, so what goes in and
// out is plain data.

/** `conversation` is ours in the app's conversation view. */
export type SideName = 'ours' | 'conversation' | 'react-markdown' | 'streamdown' | 'streamdown-code'

/** How a text looks once it is drawn; what changes from one drawing to another is left out. */
export interface Drawing {
  readonly html: string
  /** What a reader reads, without white space, buttons and the labels of code. */
  readonly text: string
  /** Pieces of highlighted code. */
  readonly tokens: number
}

export interface Pace {
  /** How much text comes at a time. The next piece comes once the page has nothing left to do for this one. */
  readonly tickChars: number
}

export interface BenchApi {
  /** The text drawn at once, as history is. What it looks like is what a stream of it must end as. */
  drawWhole(side: SideName, text: string): Promise<Drawing>
  /** Makes ready for streaming `text`: everything is loaded, and a fresh root stands empty. */
  prepareStream(side: SideName, text: string): Promise<void>
  /** Streams a part of it, up to `toChar`, and waits until it is drawn. */
  streamTo(toChar: number, pace: Pace): Promise<void>
  /** Streams the rest, settles, and waits until the page says what `drawWhole` said. */
  streamToEnd(pace: Pace): Promise<void>
  /** Streams the rest as fast as it is written, each frame what has come since the last one. */
  streamInRealTime(charsPerSecond: number): Promise<void>
  /** Says what is drawn and takes it away. */
  endStream(): Promise<Drawing>
  /** The directives of the content policy that anything here went against since the page was opened. */
  listViolations(): readonly string[]
}
