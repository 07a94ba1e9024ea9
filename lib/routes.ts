import type { FeedForm } from '@/lib/feed/form'

/** Every address of the site. Nothing else builds one. */
export const routes = {
  home: () => '/' as const,
  /** Where Next.js makes the front page (next.config.mjs). */
  frontPage: () => '/front/all' as const,
  /** The articles after those that the front page lists. */
  olderArticles: (after: string) => `/articles?after=${after}`,
  /** What anyone may find, by words, and claims by what was found about them. */
  search: (query?: SearchQuery) => withQuery('/search', query),
  claims: (query?: SearchQuery) => withQuery('/claims', query),
  /** An address at which nothing is, and the page that says that something failed: `server/` keeps both at hand. */
  nowhere: () => '/_not-found' as const,
  unavailable: () => '/unavailable' as const,
  article: (slug: string) => `/articles/${slug}`,
  articleParagraph: (slug: string, paragraphId: string) => `/articles/${slug}#p-${paragraphId}`,
  /** Permalinks of what stands on an article's page. A comment that does not is shown on its paragraph's own page. */
  articleCheck: (slug: string, checkId: string) => `/articles/${slug}#check-${checkId}`,
  articleComment: (slug: string, paragraphId: string, commentId: string) =>
    `/articles/${slug}?in=${paragraphId}#comment-${commentId}`,
  /** Every text that an article had, and what each change did to what is written on it. */
  articleHistory: (slug: string, before?: number) =>
    withQuery(`/articles/${slug}/history`, { before: before?.toString() }),
  articleRevision: (slug: string, number: number) => `/articles/${slug}/revisions/${number}`,
  /** Where a check or a comment whose words are gone or changed is tied to others. */
  reattach: (slug: string, id: string) => `/articles/${slug}/reattach/${id}`,
  articleQuote: (slug: string, annotationId: string) => `/articles/${slug}#quote-${annotationId}`,
  /** Any words of a paragraph, for browsers to find and light by themselves (URL text fragments). */
  articleWords: (
    slug: string,
    paragraphId: string,
    { exact, prefix, suffix }: { exact: string; prefix: string; suffix: string },
  ) =>
    `/articles/${slug}#p-${paragraphId}:~:text=${prefix ? `${fragment(prefix)}-,` : ''}${fragment(exact)}${suffix ? `,-${fragment(suffix)}` : ''}`,
  paragraph: (slug: string, paragraphId: string) => `/articles/${slug}/p/${paragraphId}`,
  /** A comment wherever it stands: short, and true as long as the comment is. */
  commentPermalink: (commentId: string) => `/comments/${commentId}`,
  comment: (slug: string, paragraphId: string, commentId: string) =>
    `/articles/${slug}/p/${paragraphId}?comment=${commentId}#comment-${commentId}`,
  /** `start`: where the words begin in the paragraph, in code points, for they may stand there twice. */
  checkComposer: (slug: string, paragraphId: string, words?: ChosenWords) =>
    withQuery(`/articles/${slug}/p/${paragraphId}/check`, chosen(words)),
  /** The composer on the draft that it names. */
  continueDraft: ({ slug, paragraphId, id }: { slug: string; paragraphId: string; id: string }) =>
    `/articles/${slug}/p/${paragraphId}/check?draft=${id}`,
  /** The composer on a form of its own, whatever drafts there are. */
  anotherCheck: (slug: string, paragraphId: string, words?: ChosenWords) =>
    withQuery(`/articles/${slug}/p/${paragraphId}/check`, { draft: 'new', ...chosen(words) }),
  drafts: () => '/api/drafts' as const,
  draft: (id: string) => `/api/drafts/${id}`,
  preview: () => '/api/preview' as const,
  factCheck: (id: string) => `/fact-checks/${id}`,
  editFactCheck: (id: string) => `/mine/checks/${id}`,
  record: (query?: RecordQuery) => withQuery('/record', query),
  /** An entry of the record on a page of its own, and where it stands among the others. */
  recordEvent: (id: string) => `/record/${id}`,
  recordAround: (id: string) => `/record?before=${BigInt(id) + 1n}#event-${id}`,
  /** The entries that a filter leaves, as a file: at most as many as one file holds, before a given one. */
  recordFile: (form: 'csv' | 'json', query?: RecordQuery) => withQuery(`/record/download/${form}`, query),
  recordFeed: (query?: RecordQuery) => withQuery('/record/feed.xml', query),
  recordFigures: (weeks?: number) => withQuery('/record/figures', { weeks: weeks?.toString() }),
  review: (query?: QueueQuery) => withQuery('/review', query),
  reviewCase: (id: string, query?: QueueQuery) => withQuery(`/review/${id}`, query),
  /** The next case for whoever asks, of what they filter, after the one they decided. */
  reviewNext: (decidedId: string, query?: QueueQuery) =>
    withQuery('/review/next', { ...query, decided: decidedId }),
  /** Where several cases are looked at and decided together. */
  reviewBulk: (query?: QueueQuery) => withQuery('/review/bulk', query),
  /** How much waits, and where an open case says that somebody looks at it. */
  reviewCounts: (query?: QueueQuery) => withQuery('/api/review/counts', query),
  looking: () => '/api/review/looking' as const,
  /** Where a page that is being left gives its case back. */
  releaseCase: () => '/api/review/release' as const,
  /** What someone has published, by their handle. */
  person: (handle: string) => `/people/${handle}`,
  personChecks: (handle: string, after?: string) => withQuery(`/people/${handle}/checks`, { after }),
  personComments: (handle: string, after?: string) => withQuery(`/people/${handle}/comments`, { after }),
  /** Feeds of published checks, as Atom or JSON Feed: of a person, an article, a verdict, the whole site. */
  personFeed: (handle: string, form: FeedForm = 'xml') => `/people/${handle}/feed.${form}`,
  articleFeed: (slug: string, form: FeedForm = 'xml') => `/articles/${slug}/feed.${form}`,
  verdictFeed: (verdict: string, form: FeedForm = 'xml') => `/claims/${verdict}/feed.${form}`,
  siteFeed: (form: FeedForm = 'xml') => `/feed.${form}` as const,
  mine: () => '/mine' as const,
  /** All of one kind of what one wrote, a page of it. */
  minePart: (part: string, after?: string) => withQuery('/mine', { part, after }),
  exportMine: () => '/mine/export' as const,
  exportFile: (form: 'json' | 'markdown') => `/mine/export/${form}`,
  notifications: (before?: string) => withQuery('/notifications', { before }),
  notificationSettings: () => '/settings/notifications' as const,
  /** Where a notification is opened: marked as read, then left for what it tells of. */
  openNotification: () => '/api/notifications/open' as const,
  readNotifications: () => '/api/notifications/read' as const,
  /** Stops a mail without signing in: the page with a button, and what a mail program asks by itself (RFC 8058). */
  stopMail: (token: string) => `/unsubscribe/${token}`,
  stopMailAtOnce: (token: string) => `/api/unsubscribe/${token}`,
  /** One's account, part by part. */
  settings: () => '/settings' as const,
  emailSettings: () => '/settings/email' as const,
  passwordSettings: () => '/settings/password' as const,
  sessions: () => '/settings/sessions' as const,
  /** What one signs in with besides the password; where an app is set up; and where one shows once more who one is. */
  factors: () => '/settings/second-step' as const,
  setUpApp: () => '/settings/second-step/app' as const,
  linkedAccounts: () => '/settings/accounts' as const,
  leave: () => '/settings/delete' as const,
  forgotPassword: () => '/forgot-password' as const,
  /** What a mail about an account leads to; whoever has the address may do what it is for, once. */
  accountLink: (token: string) => `/link/${token}`,
  /** What such a link has just done, for whoever comes from it: its address is used up. */
  linkDone: (what: 'confirmed' | 'kept') => `/link/${what}`,
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  /** Where one has a link mailed that signs in, instead of typing a password. */
  signInByMail: (next?: string) => withQuery('/sign-in/mail', { next: next === '/' ? undefined : next }),
  /** The sign-in page, saying what has just happened to the account. */
  signInAfter: (what: 'reset' | 'leaving') => `/sign-in?after=${what}`,
  /** What is asked for after the first step. */
  secondStep: (next?: string) => withQuery('/sign-in/second-step', { next }),
  /** Leads to a provider of sign-in, which leads back; afterwards somebody is where they were going. */
  signInWith: (provider: string, next?: string) => withQuery(`/sign-in/with/${provider}`, { next }),
  /** What is to be done with an account at another site that somebody has shown to be theirs, or why it did not work. */
  shownIdentity: (problem?: string) => withQuery('/sign-in/provider', { problem }),
  signUp: (next?: string) => (next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'),
  /** For search engines: the list of lists of what anyone may read, and one of those lists (from 1). */
  sitemap: () => '/sitemap.xml' as const,
  sitemapPage: (page: number) => `/sitemap/${page}.xml`,
  /** Who is reading, and what is only theirs about the article or the person that the page is about. */
  viewer: (about: { article?: string | undefined; person?: string | undefined } = {}) =>
    withQuery('/api/viewer', about),
  /** What is new at an article, or at the desk, as it happens: after an entry of the log, or from now on. */
  live: (place: { article: string } | 'desk', after?: number) =>
    withQuery('/api/live', {
      ...(place === 'desk' ? { desk: '1' } : place),
      after: after === undefined ? undefined : String(after),
    }),
  /** For this process only: marks shared pages as stale. */
  stale: () => '/api/internal/stale' as const,
  /** For this process only: does what `server/jobs.ts` says is due. */
  work: () => '/api/internal/work' as const,
  paragraphComments: (paragraphId: string, after?: string) =>
    `/api/paragraphs/${paragraphId}/comments${after ? `?after=${after}` : ''}`,
  threadReplies: (rootId: string, after?: string) =>
    `/api/comments/${rootId}/replies${after ? `?after=${after}` : ''}`,
  /** People whose handle or name begins with what was typed, those who wrote in the article first. */
  suggestPeople: (articleId: string, typed: string) =>
    `/api/people?${new URLSearchParams({ article: articleId, q: typed })}`,
  /** What a comment said before, version by version. */
  commentHistory: (slug: string, paragraphId: string, commentId: string, before?: number) =>
    withQuery(`/articles/${slug}/p/${paragraphId}/history/${commentId}`, { before: before?.toString() }),
  /** The form that reports a comment, where there is no script to open it in place. */
  reportComment: (slug: string, paragraphId: string, commentId: string) =>
    `/articles/${slug}/p/${paragraphId}?report=${commentId}#report`,
  reportCheck: (id: string) => `/fact-checks/${id}/report`,
  retractCheck: (id: string) => `/fact-checks/${id}/retract`,
  /** One's own comment in the list of what one wrote, where its state and its appeal stand. */
  mineComment: (id: string) => `/mine?part=comments#own-${id}`,
  /** What of a comment a fact-check of it may begin with. */
  commentAsCheck: (id: string) => `/api/comments/${id}/as-check`,
  /** What is decided about oneself, and where one appeals; and where those appeal who cannot sign in. */
  standing: () => '/settings/standing' as const,
  appealBan: () => '/sign-in/appeal' as const,
  admin: () => '/admin' as const,
  adminPeople: (query?: { q?: string; after?: string }) => withQuery('/admin/people', query),
  adminPerson: (handle: string) => `/admin/people/${handle}`,
  adminSettings: () => '/admin/settings' as const,
  adminWords: (query?: { test?: string }) => withQuery('/admin/words', query),
  adminTemplates: () => '/admin/templates' as const,
  adminArticles: (after?: string) => withQuery('/admin/articles', { after }),
  /** The workbench: every article, whether it is public or not. */
  editor: (query?: { show?: string | undefined; q?: string | undefined; after?: string | undefined }) =>
    withQuery('/editor', query),
  editorNew: () => '/editor/new' as const,
  /** The feeds of which drafts are made. */
  editorFeeds: () => '/editor/feeds' as const,
  editorArticle: (slug: string) => `/editor/${slug}`,
  /** An article that was brought in: as a draft, or as another text of one that is here. */
  editorBrought: ({ slug, isNew }: { slug: string; isNew: boolean }) =>
    isNew ? `/editor/${slug}` : `/editor/${slug}?done=known`,
  /** The same, saying what has just been done there. */
  editorDone: (slug: string, done: 'published' | 'scheduled') => `/editor/${slug}?done=${done}`,
  /** What changes, what that does to what is written on it, and the forms that make it public. */
  editorPublish: (slug: string) => `/editor/${slug}/publish`,
  /** Where a text is saved while it is written, and read by the form that fell behind. */
  articleDrafts: () => '/api/editor/drafts' as const,
  articleDraft: (articleId: string) => `/api/editor/drafts/${articleId}`,
  /** Whom one has blocked. */
  blocks: () => '/settings/blocks' as const,
  similarClaims: (claim: string) => `/api/similar-claims?claim=${encodeURIComponent(claim)}`,
  /** Where the server is asked what a source is called. */
  sourcePreview: () => '/api/source-preview' as const,
  ownComment: (id: string) => `/api/comments/${id}`,
  writeComment: (slug: string, paragraphId: string, parentId?: string) =>
    `/articles/${slug}/p/${paragraphId}${parentId ? `?reply=${parentId}` : ''}#write`,
  /** The replies of one thread after a given one. */
  moreReplies: (slug: string, paragraphId: string, rootId: string, after?: string) =>
    `${withQuery(`/articles/${slug}/p/${paragraphId}`, { thread: rootId, after })}#comments`,
  /** A page of the checks of a paragraph, from 1. */
  moreChecks: (slug: string, paragraphId: string, page: number) =>
    `/articles/${slug}/p/${paragraphId}?checks=${page}#checks`,
  moreComments: (slug: string, paragraphId: string, after: string) =>
    `/articles/${slug}/p/${paragraphId}?after=${after}`,
}

/** A part of a text directive, in which dashes, commas and ampersands have a meaning. */
function fragment(words: string): string {
  return encodeURIComponent(words.trim()).replace(/-/g, '%2D')
}

type ChosenWords = { quote: string; start: number | string }

const chosen = (words?: ChosenWords) =>
  words?.quote ? { quote: words.quote, start: String(words.start) } : {}

type SearchQuery = Record<string, string | undefined>

type RecordQuery = { before?: string | undefined } & Record<string, string | undefined>

type QueueQuery = Record<string, string | undefined>

function withQuery(path: string, query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return search.size ? `${path}?${search}` : path
}

/**
 * A place on this site to go to after signing in, or the front page: whatever is not a plain local path
 * (another host, `//host`, a scheme, a backslash, a control character) is dropped, so a link cannot lead people away.
 */
export function localPath(candidate: string | null | undefined): string {
  if (!candidate || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(candidate)) return routes.home()
  return candidate
}

/** Where somebody goes on who has just set up a second factor: to the work that waited for it, or back. */
export function onwardFrom({ heldRole }: { heldRole?: string }): string {
  if (!heldRole) return routes.factors()
  return heldRole === 'admin' ? routes.admin() : routes.review()
}
