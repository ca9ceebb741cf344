// The words of the settings.
export const settings = {
  title: 'Settings',
  theme: 'Appearance',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  model: 'Model for new chats',
  modelSentence: 'Each chat can use another one.',
  modelsOf: (key: string): string => `The list is that of your default key, ${key}.`,
  modelsUnread: 'The model list could not be read, so only the present choice is offered.',
  modelsNoKey: 'The list comes with your first key.',
  parameters: 'How it answers',
  parametersSentence:
    'For new chats. Each chat can have its own, and what a model refuses is never sent to it.',
  titles: 'Names of chats',
  writesTitles: 'Name chats automatically',
  writesTitlesSentence:
    'A small model reads the beginning of a new chat and names it. That is a request of its own: it costs a small ' +
    'fraction of a cent, on the key of that chat, and is listed under Usage. Without it, a chat is called by its first ' +
    'words.',
  keys: 'Keys',
  remindsOfKeys: 'Remind me of keys that are due',
  remindsOfKeysSentence:
    'When a key is to be rotated, is still here after it was replaced, or has not been used for a month. ' +
    'At most one notification a day.',
  openKeys: 'Open keys',
  openGuide: 'Key guide',
  prompts: 'Prompts',
  promptsSentence: 'Personas and templates, those that come with Latchkey and your own.',
  openPrompts: 'Open prompts',
  servers: 'Allowed servers',
  serversSentence:
    'You allowed Latchkey to send keys and messages to these servers. Remove one, and Latchkey asks you again before it ' +
    'sends anything there.',
  serverSince: (day: string): string => `Allowed on ${day}`,
  removeServer: 'Remove',
  removeServerNamed: (host: string): string => `Remove ${host}`,
  serverRemoved: (host: string): string => `${host} is no longer allowed.`,
  about: 'About',
  version: (version: string): string => `Latchkey ${version}`,
  aboutSentence:
    'Chats and usage stay on this computer. Requests go only to the server of the key you choose.',
} as const
