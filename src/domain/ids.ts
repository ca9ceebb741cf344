// Ids as branded strings, so that one kind can't be passed for another. All are UUIDv7.

declare const brand: unique symbol

type Id<Name extends string> = string & { readonly [brand]: Name }

/** A candidate has one too, and keeps it when it is saved. */
export type KeyId = Id<'key'>
export type ImportId = Id<'import'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type FolderId = Id<'folder'>
export type PromptId = Id<'prompt'>
export type UsageRecordId = Id<'usage-record'>
export type BudgetId = Id<'budget'>
export type AlertId = Id<'alert'>
