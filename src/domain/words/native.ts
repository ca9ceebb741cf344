// The words of what the system draws for us: menus and dialogs. The window's own are in en.ts.

export const nativeWords = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    newConversation: 'New Chat',
    keys: 'Keys',
    usage: 'Usage',
    settings: 'Settings…',
  },
  link: {
    title: 'Open this link in your browser?',
    detail: (address: string) => address,
    open: 'Open',
    cancel: 'Cancel',
    message: (host: string) => `The link leads to ${host}.`,
    mailMessage: (address: string) => `The link writes a message to ${address}.`,
  },
  start: {
    title: 'Latchkey can’t open its data',
    newer:
      'Your chats were saved by a newer version of Latchkey. Nothing was changed. Install that version or a later one to go on.',
    damaged:
      'The file that holds your chats can’t be read. It was left as it is. Restore it from a backup, or move it away to start anew.',
    readOnly: 'Latchkey may not write to its folder. Allow it to, and start again.',
    full: 'The disk is full. Free some space and start again.',
    other:
      'The file that holds your chats can’t be opened now. It was left as it is. Close other programs that may be using it, and start again.',
  },
} as const
