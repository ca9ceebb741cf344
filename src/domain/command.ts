// Commands that main's menu sends to the window.

export const commands = [
  'new-conversation',
  'open-palette',
  'open-search',
  'find-in-conversation',
  'stop-answer',
  'toggle-sidebar',
  'open-prompts',
  'open-settings',
  'open-usage',
  'open-keys',
  'open-guide',
] as const

export type Command = (typeof commands)[number]
