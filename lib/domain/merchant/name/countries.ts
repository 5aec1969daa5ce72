/** The country codes and names that card networks print at the end of a merchant name. */
export const countries: ReadonlySet<string> = new Set(
  `us usa uk gb gbr ie irl irel ireland de deu germany deutschland fr fra france nl nld netherlands nederland be bel
  belgium es esp spain espana it ita italy italia pt prt portugal at aut austria ch che switzerland schweiz suisse lu lux
  luxembourg se swe sweden sverige no nor norway norge dk dnk denmark danmark fi fin finland is isl iceland pl pol poland
  polska cz cze czechia sk svk slovakia hu hun hungary ro rou romania bg bgr bulgaria gr grc greece cy cyp cyprus mt mlt
  malta ee est estonia lv lva latvia lt ltu lithuania si svn slovenia hr hrv croatia rs srb serbia ua ukr ukraine tr tur
  turkey turkiye il isr israel ae are uae qa qat qatar sa sau in ind india sg sgp singapore hk hkg my mys malaysia th tha
  thailand id idn indonesia ph phl philippines vn vnm vietnam jp jpn japan kr kor korea cn chn china tw twn taiwan au aus
  australia nz nzl can canada mx mex mexico br bra brazil brasil ar arg argentina cl chl chile co col colombia pe per
  peru za zaf ng nga nigeria ke ken kenya gh gha ghana eg egy egypt ma mar morocco england scotland wales gibraltar gi gib
  jersey guernsey iom eu emea apac`.split(/\s+/),
);

/** The codes of US states, Canadian provinces and Australian states. On a card statement a city precedes them. */
export const regions: ReadonlySet<string> = new Set(
  `al ak az ar ca co ct dc de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
  pr ri sc sd tn tx ut vt va wa wv wi wy ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld tas act aus`.split(/\s+/),
);
