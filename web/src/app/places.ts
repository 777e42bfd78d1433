/** TODO */
export interface Place { code: string; zh: string; en: string }
export function usePlaces(): { cities: readonly Place[]; parks: readonly (Place & { city: string })[]; nameOf: (code: string) => string } {
  return { cities: [{code:'320200',zh:'无锡市',en:'Wuxi'}], parks: [{code:'P04',zh:'无锡高新区',en:'Wuxi HTZ',city:'320200'}], nameOf: (code) => code };
}
