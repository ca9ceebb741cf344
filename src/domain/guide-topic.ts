// The key guide's chapters, in order. words/en/guide.ts has their text.

export const guideTopics = ['get', 'fund', 'limit', 'protect', 'rotate', 'other-servers', 'errors'] as const
export type GuideTopic = (typeof guideTopics)[number]
