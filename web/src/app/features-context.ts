import { createContext, useContext } from 'react';
import type { Feature } from './feature.ts';

/** The features of the application, for screens that gather something from all of them. A page importing the list itself would close a circle. */
export const FeaturesContext = createContext<readonly Feature[]>([]);

export function useFeatures(): readonly Feature[] {
  return useContext(FeaturesContext);
}
