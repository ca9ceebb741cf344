// The words of importing keys from a file or the environment, in English.
import { count, plural } from '../format.ts'

const shownLines = 4

/** "line 12", "lines 12, 40", "lines 12, 40, 41, 42 and 7 more". */
function nameLines(lines: readonly number[]): string {
  const shown = lines.slice(0, shownLines).join(', ')
  const rest = lines.length - shownLines
  return `${plural(lines.length, { one: 'line', other: 'lines' })} ${shown}${rest > 0 ? ` and ${rest} more` : ''}`
}

export const keyImport = {
  title: 'Import keys',
  sentence: 'Keys are read and stored by Latchkey itself; none is shown to this window.',
  chooseFile: 'Choose a .env file',
  chooseFileSentence: 'Lines such as OPENAI_API_KEY=… are found. The file is only read.',
  environment: 'Look at OPENAI_API_KEY',
  environmentSentence: 'As it was set when Latchkey started.',
  drop: 'or drop a .env file here',
  dropNow: 'Let go to read it',
  from: (name: string): string => `From ${name}`,
  otherLines: (total: number): string =>
    total === 0 ? '' : `${count(total, { one: 'other line holds', other: 'other lines hold' })} no key`,
  elsewhere: 'Look elsewhere',
  all: 'All',
  chosen: (chosen: number, total: number): string => `${chosen} of ${total} chosen`,
  list: 'Keys found',
  choose: (name: string): string => `Import ${name}`,
  name: (variable: string): string => (variable === '' ? 'Name' : `Name for ${variable}`),
  lines: nameLines,
  keyTakenOut: 'That looked like a key, so it was taken out: names are stored in the open.',
  commentedOut: 'commented out',
  saving: 'Saving',
  saved: 'Saved',
  savedTesting: 'Saved, testing',
  works: 'Saved, works',
  noted: (title: string): string => `Saved. ${title}`,
  testBroken: 'Saved, not tested',
  notSaved: 'Not saved',
  action: (total: number): string => `Import ${count(total, { one: 'key', other: 'keys' })}`,
  actionForSession: (total: number): string =>
    `Keep ${count(total, { one: 'key', other: 'keys' })} until I quit`,
  progress: (done: number, total: number): string => `Saving ${done} of ${total}`,
  stop: 'Stop',
  noneChosen: 'Choose the keys to import.',
  result: (saved: number, failed: number): string =>
    count(saved, { one: 'key was saved', other: 'keys were saved' }) +
    (failed === 0 ? '.' : `, ${failed} ${plural(failed, { one: 'was', other: 'were' })} not. Each says why.`),
  keychainNo: (title: string): string => `${title}, so nothing can be saved now.`,
  forSession: 'There is no keychain, so they stay in memory and are forgotten when you quit.',
  done: 'Done',
  removeTitle: (lines: number, name: string): string =>
    `Remove ${plural(lines, { one: 'this line', other: `these ${lines} lines` })} from ${name}?`,
  removeSentence: (lines: number): string =>
    `${plural(lines, { one: 'It holds', other: 'They hold' })} what is now kept safely. Other programs that read ` +
    `${plural(lines, { one: 'it', other: 'them' })} there will no longer find the key. The rest of the file stays as it ` +
    'is. Latchkey can’t undo this.',
  remove: (lines: number): string => `Remove ${count(lines, { one: 'line', other: 'lines' })}`,
  leave: 'Leave the file as it is',
  removed: (lines: number, name: string): string =>
    `${count(lines, { one: 'line was', other: 'lines were' })} removed from ${name}.`,
  /** Fewer were removed than was offered: the keychain was asked for each key once more. */
  removedLess: 'What else stands there was left, because the keychain does not hold it.',
  left: (name: string): string => `${name} was left as it is. It still holds the keys in plain text.`,
  environmentTitle: 'The variable is still set',
  environmentWhere: {
    linux: 'OPENAI_API_KEY is usually set in a start file of the shell, such as ~/.bashrc or ~/.profile.',
    darwin: 'OPENAI_API_KEY is usually set in a start file of the shell, such as ~/.zshrc.',
    win32: 'OPENAI_API_KEY is set under Environment Variables in the system’s settings.',
  },
  environmentSelf: 'Latchkey can’t unset it. Remove it there if no other program needs it.',
  names: { fallback: 'Imported key' },
}
