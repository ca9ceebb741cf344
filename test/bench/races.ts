// The races to win, by number. A race that can run is a module pN.race.ts beside this
// file and exports `race`.

export interface RaceLine {
  readonly id: string
  readonly title: string
  readonly against: string
  readonly target: string
}

const rows: readonly (readonly [string, string, string, string])[] = [
  ['P1', 'stream 32 KB of mixed Markdown, script time', 'naive react-markdown', '25 times less'],
  ['P2', 'stream 32 KB of mixed Markdown, script time', 'streamdown; Incremark', '3; 0.5 times less'],
  ['P3', 'stream one 32 KB list; one 32 KB table', 'streamdown; Incremark', '50; 4 times less'],
  ['P4', 'stream one highlighted 32 KB code block', 'streamdown, highlighting', '15 times less'],
  ['P5', 'stream 32 KB with a footnote', 'streamdown; Incremark', '25; 0.5 times less'],
  ['P6', 'a tick at 128 KB against one at 4 KB', 'itself', '1.5 at most'],
  ['P7', 'longest main-thread block while streaming 128 KB', 'streamdown', 'under 16 ms, 10 times less'],
  [
    'P8',
    'open a conversation of 5,000 messages',
    'memoised react-markdown; TanStack Virtual',
    '100 times faster; no slower',
  ],
  ['P9', 'keystroke to paint in it', 'an empty chat', '1.2 at most'],
  ['P10', 'drift of what one reads', 'TanStack Virtual', '0 px'],
  [
    'P11',
    'usage over 1,000,000 records by day and model',
    'GROUP BY; a covering index',
    '80; 20 times faster',
  ],
  ['P12', 'append a usage record durably with 100,000 there', 'electron-store', '200 times faster'],
  ['P13', 'search over 100,000 messages, p95', 'LIKE', '30 times faster'],
  ['P14', 'byte on the socket to glyph committed', "the bare SDK's loop", '4 ms more at the median'],
  ['P15', 'messages over IPC for 1,000 deltas', 'one send a delta', 'a quarter'],
  ['P16', 'start to usable composer with 10,000 conversations', "electron-vite's template", '1.25 at most'],
  ['P17', 'heap and DOM after 5,000 messages against 50', 'itself', '1.3 at most'],
  ['P18', 'JavaScript to first paint, gzip', '', '180 KB at most'],
  ['P19', 'event loop of main, p99 delay', 'idle', '10 ms at most'],
]

export const raceLines: readonly RaceLine[] = rows.map(([id, title, against, target]) => ({
  id,
  title,
  against,
  target,
}))
