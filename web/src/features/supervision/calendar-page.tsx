import type { ReactNode } from 'react';
import { TaskBoard } from './board-page.tsx';

/** The calendar under an address of its own, which bookmarks and messages carry. */
export default function CalendarPage(): ReactNode {
  return <TaskBoard initial="calendar" />;
}
