// Whether a dialog has the keys. One that only fades out still stands in the page, and has them no more: what is
// pressed right after Escape is meant for the window.
export const isDialogOpen = (): boolean => document.querySelector('[role=dialog]:not([data-closed])') !== null
