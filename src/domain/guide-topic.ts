// The key guide's chapters, in their order. Their words are in words/en/guide.ts.

export const guideTopics = ['get', 'fund', 'limit', 'protect', 'rotate', 'other-servers', 'errors'] as const
export type GuideTopic = (typeof guideTopics)[number]
