// The words of the sidebar, and of what can be done to a conversation or a folder wherever it is done.
import { count } from './count.ts'

/** A name inside a sentence. Isolated, so that one written from right to left turns nothing around it. */
const quote = (name: string): string => `“\u2068${name}\u2069”`

export const conversationsInEnglish = {
  name: 'Conversations',
  newChat: 'New chat',
  search: 'Search',
  show: 'Show sidebar',
  hide: 'Hide sidebar',
  screens: 'Screens',
  usage: 'Usage',
  keys: 'Keys',
  settings: 'Settings',
  thisMonth: 'this month',

  pinned: 'Pinned',
  folders: 'Folders',
  today: 'Today',
  yesterday: 'Yesterday',
  lastWeek: 'Previous 7 days',
  archived: 'Archived',
  nothingArchived: 'Nothing is archived.',
  empty: 'Your chats will be listed here.',
  emptyFolder: 'No chats here yet',
  isAnswering: 'Answering',
  chats: (total: number): string => count(total, 'chat', 'chats'),
  listFailed: 'The list could not be read.',

  actions: (title: string): string => `Actions for ${title}`,
  rename: 'Rename',
  renameField: 'New title',
  pin: 'Pin',
  unpin: 'Unpin',
  move: 'Move to folder',
  noFolder: 'No folder',
  newFolderFor: 'New folder…',
  archive: 'Archive',
  unarchive: 'Bring back from archive',
  duplicate: 'Duplicate',
  remove: 'Delete',

  newFolder: 'New folder',
  folderField: 'Name of the folder',
  renameFolder: 'Rename folder',
  removeFolder: 'Remove folder',
  removeFolderNote: 'Its chats stay',

  renameTitle: 'Rename chat',
  newFolderTitle: 'New folder',
  renameFolderTitle: 'Rename folder',
  save: 'Save',
  create: 'Create',

  undo: 'Undo',
  deleted: (title: string): string => `Deleted ${quote(title)}.`,
  restored: (title: string): string => `Brought back ${quote(title)}.`,
  wasArchived: (title: string): string => `Archived ${quote(title)}.`,
  wasUnarchived: (title: string): string => `Brought back ${quote(title)} from the archive.`,
  wasPinned: (title: string): string => `Pinned ${quote(title)}.`,
  wasUnpinned: (title: string): string => `Unpinned ${quote(title)}.`,
  wasMoved: (title: string, folder: string): string => `Moved ${quote(title)} to ${quote(folder)}.`,
  wasTakenOut: (title: string): string => `Took ${quote(title)} out of its folder.`,
  wasDuplicated: (title: string): string => `This is a copy of ${quote(title)}.`,
  folderRemoved: (name: string): string => `Removed the folder ${quote(name)}. Its chats stay.`,
} as const
