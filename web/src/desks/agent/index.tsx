import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { HintBar } from '../../components/hint-bar';
import { Page } from '../../components/page';
import { VisuallyHidden } from '../../components/visually-hidden';
import { classes } from '../../lib/classes';
import styles from './agent-desk.module.css';
import { ArticlePanel } from './article-panel';
import { CallBar } from './call-bar';
import { InboxPanel } from './inbox-panel';
import {
  AcknowledgeDialog,
  CallDialog,
  fetchParts,
  GapDialog,
  MoreDialogs,
  ReasonDialog,
  VersionsDialog,
  WalkChips,
  WalkSide,
} from './lazy-parts';
import { SearchPanel } from './search-panel';
import { StopWorkBanner } from './stop-work-banner';
import { useAgentDesk } from './use-agent-desk';
import { useAgentKeys } from './use-agent-keys';

/** The agent's desk: search left, the answer in the middle, what was pushed, or a walk through a tree, on the right. */
export function AgentDesk() {
  const { t } = useTranslation('agent');
  const desk = useAgentDesk();
  const hints = useAgentKeys(desk);
  useEffect(fetchParts, []);
  const { article, actions, inbox, acknowledging } = desk;
  return (
    <Page
      top={
        <CallBar onDone={() => desk.field.current?.focus()}>
          <WalkChips desk={desk} />
        </CallBar>
      }
      bottom={<HintBar hints={hints} />}
    >
      <StopWorkBanner
        entries={inbox.stopWork}
        onOpen={desk.openEntry}
        onUnderstood={(entry) => void desk.understand(entry)}
      />
      <div className={classes(styles['columns'], desk.isWalking && styles['walking'])}>
        <SearchPanel desk={desk} />
        <ArticlePanel
          panel={desk.articlePanel}
          state={article}
          actions={actions}
          onFlag={desk.more.flag}
          onVersions={() => desk.showVersions(true)}
          onLive={() => desk.readVersion(undefined)}
          onCopied={desk.copiedText}
        />
        {desk.isWalking ? (
          <Suspense fallback={null}>
            <WalkSide desk={desk} />
          </Suspense>
        ) : (
          <InboxPanel
            panel={desk.inboxPanel}
            inbox={inbox}
            onAcknowledge={desk.acknowledge}
            onOpen={desk.openEntry}
            onMore={desk.more.show}
          />
        )}
      </div>
      <p role="status">
        <VisuallyHidden>{article.article ? t('article.opened', { title: article.article.title }) : ''}</VisuallyHidden>
      </p>
      {desk.isVersionsShown && article.article && (
        <Suspense fallback={null}>
          <VersionsDialog
            article={article.article}
            reading={article.old?.number ?? article.article.version}
            onClose={() => desk.showVersions(false)}
            onRead={(number) => desk.readVersion(number)}
          />
        </Suspense>
      )}
      {desk.gap.isAsking && (
        <Suspense fallback={null}>
          <GapDialog query={desk.found.query} onClose={() => desk.gap.ask(false)} onSend={desk.gap.send} />
        </Suspense>
      )}
      {desk.more.open && (
        <Suspense fallback={null}>
          <MoreDialogs
            more={desk.more}
            reading={desk.reading}
            query={desk.found.query}
            outbox={desk.outbox}
            onOpenArticle={desk.openArticle}
          />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {actions.asking === 'call' && <CallDialog onClose={() => actions.ask(null)} onLink={actions.linkToNewCall} />}
        {actions.asking === 'reason' && <ReasonDialog onClose={() => actions.ask(null)} onSend={actions.notHelpful} />}
      </Suspense>
      {acknowledging && (
        <Suspense fallback={null}>
          <AcknowledgeDialog
            entry={acknowledging}
            onClose={() => desk.acknowledge(null)}
            onOpen={() => desk.openEntry(acknowledging)}
            onAcknowledge={desk.confirm}
            onCopy={desk.copy}
          />
        </Suspense>
      )}
    </Page>
  );
}
