import { App, Button, DatePicker, Dropdown, Input, Modal, Skeleton, Tag } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardCard, downloadBoard, getBoard } from '../../../../src/flows/brokering/contract.ts';
import { moveCard, ownStages, type OwnStage, type Stage } from '../../../../src/modules/brokers/contract.ts';
import { colon } from '../../app/marks.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import './brokers.css';

const isOwn = (stage: Stage): stage is OwnStage => (ownStages as readonly string[]).includes(stage);

/** Deals in columns. A card is dragged, or moved with its button, while no talk decides where it stands. */
export default function BoardPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const { message } = App.useApp();
  const { data, error } = useAnswer(getBoard);
  const [dragged, setDragged] = useState<BoardCard>();
  const [over, setOver] = useState<Stage>();
  const move = useAction(moveCard, { onSuccess: () => void message.success(t('board.moved')) });
  const put = (card: BoardCard, stage: OwnStage): void => move.mutate({ params: { id: card.id }, body: { version: card.version, stage, nextAction: card.nextAction, nextOn: card.nextOn } });
  const cards = data?.columns.reduce((sum, c) => sum + c.cards.length, 0);
  return (
    <div className="stack">
      <PageHead title={t('board.title')} lead={t('board.lead')} actions={<><Button onClick={() => void download(downloadBoard)}>{t('desk.export')}</Button><AppLink to="/brokers/calendar">{t('calendar.title')}</AppLink></>} />
      <ProblemAlert problem={error ?? move.error} />
      {!data ? <Skeleton active /> : cards === 0 ? (
        <div className="panel"><Empty title={t('board.empty')} hint={t('board.emptyHint')} action={<AppLink to="/market/demands">{t('board.demands')}</AppLink>} /></div>
      ) : (
        <div className="pipeline">
          {data.columns.filter((c) => c.stage !== 'LOST' || c.cards.length > 0).map(({ stage, cards: here }) => (
            <section
              key={stage} aria-label={t(`stage.${stage}`)} className={over === stage ? 'pipeline-column pipeline-over' : 'pipeline-column'}
              onDragOver={(e) => {
                if (!dragged || !isOwn(stage)) return;
                e.preventDefault();
                setOver(stage);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={() => {
                setOver(undefined);
                if (dragged && isOwn(stage) && stage !== dragged.column) put(dragged, stage);
              }}
            >
              <h2>{t(`stage.${stage}`)} <span className="faint number">{here.length}</span></h2>
              {here.map((card) => <Card key={card.id} card={card} today={data.today} onDrag={setDragged} onMove={put} />)}
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

function Card({ card, today, onDrag, onMove }: { card: BoardCard; today: string; onDrag: (card: BoardCard | undefined) => void; onMove: (card: BoardCard, stage: OwnStage) => void }): ReactNode {
  const { t } = useTranslation('brokers');
  const go = useGo();
  const [editing, setEditing] = useState(false);
  const late = card.nextOn !== null && card.nextOn < today;
  return (
    <article className={card.stale ? 'deal deal-stale' : 'deal'} draggable={!card.derived} onDragStart={() => onDrag(card)} onDragEnd={() => onDrag(undefined)}>
      <AppLink to={`/brokers/mandates/${card.id}`}>{card.title}</AppLink>
      <small className="faint">{card.client ?? t('board.waiting')}</small>
      <span className="row-tight">
        {card.stale ? <Tag color="orange">{t('board.stale')}</Tag> : null}
        {card.derived ? <Tag title={t('board.derived')}>{t('board.derived')}</Tag> : null}
      </span>
      <small className={late ? 'deal-late' : undefined}>{card.nextAction ? <>{t('board.next')}{colon()}{card.nextAction}</> : t('board.noNext')} {card.nextOn ? <CalendarDay date={card.nextOn} /> : null}</small>
      <span className="row-tight">
        <Button size="small" onClick={() => setEditing(true)}>{t('board.edit')}</Button>
        {card.derived ? null : (
          <Dropdown menu={{ items: ownStages.filter((s) => s !== card.column).map((s) => ({ key: s, label: t(`stage.${s}`) })), onClick: ({ key }) => onMove(card, key as OwnStage) }} trigger={['click']}>
            <Button size="small">{t('board.move')}</Button>
          </Dropdown>
        )}
        {card.demandId ? <Button size="small" onClick={() => void go(`/brokers/letter?demandId=${card.demandId}&mandate=${card.id}`)}>{t('board.letter')}</Button> : null}
      </span>
      {editing ? <NextDialog card={card} onDone={() => setEditing(false)} /> : null}
    </article>
  );
}

function NextDialog({ card, onDone }: { card: BoardCard; onDone: () => void }): ReactNode {
  const { t } = useTranslation('brokers');
  const [nextAction, setAction] = useState(card.nextAction);
  const [nextOn, setOn] = useState(card.nextOn);
  const save = useAction(moveCard, { onSuccess: onDone });
  return (
    <Modal open title={t('board.edit')} okText={t('board.save')} cancelText={t('board.cancel')} onCancel={onDone} okButtonProps={{ loading: save.isPending }} onOk={() => save.mutate({ params: { id: card.id }, body: { version: card.version, nextAction, nextOn } })}>
      <div className="stack">
        <Input aria-label={t('board.next')} placeholder={t('board.next')} value={nextAction} maxLength={200} onChange={(e) => setAction(e.target.value)} />
        <DatePicker aria-label={t('board.date')} value={nextOn ? dayjs(nextOn) : null} onChange={(d) => setOn(d ? d.format('YYYY-MM-DD') : null)} />
        <ProblemAlert problem={save.error} />
      </div>
    </Modal>
  );
}
