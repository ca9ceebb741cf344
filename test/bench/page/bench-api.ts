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

export interface StreamBench {
  /** The text drawn at once, as history is. What it looks like is what a stream of it must end as. */
  drawWhole(side: SideName, text: string): Promise<Drawing>
  /** Makes ready for streaming `text`: everything is loaded, and a fresh root stands empty. */
  prepareStream(side: SideName, text: string): Promise<void>
  /** Streams a part of it, up to `toChar`, and waits until it is drawn. */
  streamTo(toChar: number, pace: Pace): Promise<void>
  /** Streams the rest, settles, and waits until the page says what `drawWhole` said. */
  streamToEnd(pace: Pace): Promise<void>
  /** Streams the rest as fast as it is written, every 16 ms what has come since. */
  streamInRealTime(charsPerSecond: number): Promise<void>
  /** Says what is drawn and takes it away. */
  endStream(): Promise<Drawing>
}

/** `list` is a full list of memoised react-markdown. */
export type ConversationSideName = 'ours' | 'list'

export interface Drift {
  /** The farthest that what one reads was ever found from where it belongs. */
  readonly maxPx: number
  /** What was going on then. */
  readonly worstStep: string
  /** How often it was looked at, once after each frame. */
  readonly looks: number
}

export interface ConversationBench {
  /** Makes up the messages and loads the side. */
  prepareConversation(side: ConversationSideName, count: number, meanChars: number): Promise<void>
  /** Until the end of it is painted, in ms. */
  openConversation(): Promise<number>
  /** The words of what is drawn last, without white space: at least what is in view of the last answer. */
  readConversationEnd(): string
  closeConversation(): Promise<void>

  /** Ours with a composer below, which has the focus. Without messages it is an empty chat. */
  openChat(count: number, meanChars: number): Promise<void>
  /** From now on each key is timed, until the frame after it has been painted. */
  watchKeys(): void
  /** In ms, in the order of the keys. */
  readKeys(): readonly number[]
  readComposer(): string

  /** Text arrives below, older messages above, and rows above are measured for the first time. */
  measureDrift(): Promise<Drift>
}

export interface BenchApi extends StreamBench, ConversationBench {
  /** The directives of the content policy that anything here went against since the page was opened. */
  listViolations(): readonly string[]
}
