// The functions of the races' page. They are called from outside by name, so arguments and
// results are plain data.

/** `conversation` is ours in the app's conversation view. */
export type SideName =
  'ours' | 'conversation' | 'react-markdown' | 'streamdown' | 'streamdown-code' | 'incremark'

/** How a text looks once it is drawn, without the parts that differ from one drawing to the next. */
export interface Drawing {
  readonly html: string
  /** The text that a reader sees, without white space, buttons and the labels of code. */
  readonly text: string
  /** Pieces of highlighted code. */
  readonly tokens: number
}

export interface Pace {
  /** The length of a piece. The next piece comes once the page has nothing left to do for this one. */
  readonly tickChars: number
}

export interface StreamBench {
  /**
   * Draws the text at once, as history is drawn. A stream of the same text must end with the same drawing.
   */
  drawWhole(side: SideName, text: string): Promise<Drawing>
  /** Prepares to stream `text`: loads everything, and makes a new, empty root. */
  prepareStream(side: SideName, text: string): Promise<void>
  /** Streams a part of it, up to `toChar`, and waits until it is drawn. */
  streamTo(toChar: number, pace: Pace): Promise<void>
  /**
   * Streams the rest, settles, and waits until the page looks as it did after `drawWhole`. Resolves to false if
   * `giveUp` was called meanwhile.
   */
  streamToEnd(pace: Pace): Promise<boolean>
  /** The same at this rate: every 16 ms, the characters that are due. */
  streamInRealTime(charsPerSecond: number): Promise<boolean>
  /** Ends what is being streamed before its end. */
  giveUp(): void
  /** Returns the drawing and removes it. */
  endStream(): Promise<Drawing>
}

/** `list` is a full list of memoised react-markdown; `tanstack` has our rows in a list by TanStack Virtual. */
export type ConversationSideName = 'ours' | 'list' | 'tanstack'

/** The sides that draw only the rows near the view. */
export type VirtualSideName = Exclude<ConversationSideName, 'list'>

export type DriftStep =
  | 'an answer grows below'
  | 'older messages come above'
  | 'the view scrolls up into rows never measured'
  | 'long messages open into rows above'
  | 'the view scrolls up into rows measured at another width'
  | 'the view becomes lower at the end'
  | 'the view becomes narrower'
  | 'after a jump to a message never measured'

export interface Drift {
  /** The farthest that the line being read ever was from its place, by what happened then. */
  readonly steps: ReadonlyArray<{ readonly step: DriftStep; readonly maxPx: number }>
  /** How often it was measured: once after each frame. */
  readonly looks: number
}

export interface ConversationBench {
  /** Makes up the messages and loads the side. */
  prepareConversation(side: ConversationSideName, count: number, meanChars: number): Promise<void>
  /** Resolves once the end is painted, to the time in ms. */
  openConversation(): Promise<number>
  /** The words of the last row drawn, without white space: at least what is in view of the last answer. */
  readConversationEnd(): string
  closeConversation(): Promise<void>

  /** Opens ours with a composer below, which has the focus. Without messages it is an empty chat. */
  openChat(count: number, meanChars: number): Promise<void>
  /** From now on each key is timed, until the frame after it has been painted. */
  watchKeys(): void
  /** In ms, in the order of the keys. */
  readKeys(): readonly number[]
  readComposer(): string

  measureDrift(side: VirtualSideName): Promise<Drift>

  /** Selects and copies all of a conversation. Resolves to the number of messages that the copy lacks. */
  countUncopied(side: VirtualSideName, count: number, meanChars: number): Promise<number>
}

export interface BenchApi extends StreamBench, ConversationBench {
  /** The directives of the content policy that were violated since the page was opened. */
  listViolations(): readonly string[]
}
