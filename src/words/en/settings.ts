// The words of the settings.
import { count } from '../format.ts'

export const settings = {
  title: 'Settings',
  find: 'Find a setting',
  clear: 'Clear the search',
  results: 'Settings found',
  found: (settings: number): string => count(settings, { one: 'setting', other: 'settings' }),
  nothing: (query: string): string => `No setting is called “\u2068${query}\u2069”.`,
  nothingHint: 'Try another word, or press Escape to see all places.',
  back: 'All settings',

  places: {
    general: 'General',
    chats: 'New chats',
    notifications: 'Notifications',
    servers: 'Servers',
    about: 'About',
  },
  /** The places below have screens of their own, which the list leads to. */
  elsewhere: 'Elsewhere',
  screens: {
    prompts: 'Prompts',
    keys: 'Keys',
    budgets: 'Budgets',
    prices: 'Prices',
    shortcuts: 'Keyboard shortcuts',
    guide: 'Key guide',
  },
  /** Other words that settings and screens are looked for by; never shown. */
  aliases: {
    theme: 'theme dark light mode night colour color scheme look',
    model: 'default gpt chatgpt',
    temperature: 'creativity randomness random varied default parameters',
    maxOutput: 'maximum max output tokens length limit default parameters',
    effort: 'thinking think reasoning default parameters',
    systemPrompt: 'instructions custom default persona role parameters',
    titles: 'automatic title rename name summary cost',
    keyReminders: 'notify alert remind rotate rotation expire old unused due api',
    allowedServers:
      'allow permission origin host base url address endpoint proxy custom trust ollama azure remove',
    version: 'latchkey update release privacy data',
    prompts: 'personas templates system instructions',
    keys: 'api secret token add import test rotate keychain openai',
    budgets: 'limit limits spending cap month money cost usage',
    prices: 'price cost model money tokens usage',
    shortcuts: 'hotkeys keys bindings keyboard',
    guide: 'help documentation errors how to manual',
  },

  theme: 'Appearance',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  model: 'Model for new chats',
  modelSentence: 'Each chat can use another one.',
  modelsOf: (key: string): string => `The list is that of your default key, ${key}.`,
  modelsUnread: 'The model list could not be read, so only the present choice is offered.',
  modelsNoKey: 'The list comes with your first key.',
  parameters: 'How it answers',
  parametersSentence: 'Each chat can have its own, and what a model refuses is never sent to it.',
  titles: 'Names of chats',
  writesTitles: 'Name chats automatically',
  writesTitlesSentence:
    'A small model reads the beginning of a new chat and names it. That is a request of its own: it costs a small ' +
    'fraction of a cent, on the key of that chat, and is listed under Usage. Without it, a chat is called by its first ' +
    'words.',
  keyReminders: 'Keys',
  remindsOfKeys: 'Remind me of keys that are due',
  remindsOfKeysSentence:
    'When a key is to be rotated, is still here after it was replaced, or has not been used for a month. ' +
    'At most one notification a day.',
  servers: 'Allowed servers',
  serversSentence:
    'You allowed Latchkey to send keys and messages to these servers. Remove one, and Latchkey asks you again before it ' +
    'sends anything there.',
  noServers:
    'None besides OpenAI and this computer. Latchkey asks you before it sends a key or a message to any other server, ' +
    'and lists here what you allowed.',
  serverSince: (day: string): string => `Allowed on ${day}`,
  removeServer: 'Remove',
  removeServerNamed: (host: string): string => `Remove ${host}`,
  serverRemoved: (host: string): string => `${host} is no longer allowed.`,
  version: (version: string): string => `Latchkey ${version}`,
  versionName: 'Version',
  aboutSentence:
    'Chats and usage stay on this computer. Requests go only to the server of the key you choose.',
} as const
