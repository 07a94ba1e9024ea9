import { pairRules } from '@/lib/article/pair-rules'

/** Lets words and what is said of them light each other, up to so many in one paragraph. */
export function PairRules({ count }: { count: number }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rules of our own, made of numbers
  return count > 0 && <style dangerouslySetInnerHTML={{ __html: pairRules(0, count) }} />
}
