package io.balie.shell.report;

import io.balie.dialog.screening.CostCurve;
import io.balie.dialog.screening.CostCurve.Contribution;
import io.balie.dialog.screening.CostCurve.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the limits of the belief in "this is a seller" cost, and what each sign contributes.
 *
 * @param curve what every pair of limits costs
 * @param used the costs of the limits in use, which an author may have written
 */
public record ScreeningReport(CostCurve curve, Point used) {

    /** The page's file. */
    public static final String PAGE = "screening_report.html";

    /** Write the page and its figures as JSON. */
    public void write(ResultsFolder folder) {
        folder.text(PAGE, ScreeningPage.html(this));
        folder.json("screening_report.json", json());
    }

    /** All figures. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sellers", curve.sellers());
        json.put("customers", curve.customers());
        json.put("costs", curve.costs());
        json.put("best", curve.best());
        json.put("used", used);
        json.put("along_ask_at", curve.alongAsk(used.sellerAt()));
        json.put("along_seller_at", curve.alongSeller(used.askAt()));
        List<Map<String, Object>> signs = new ArrayList<>();
        for (Contribution contribution : curve.contributions()) {
            Map<String, Object> sign = new LinkedHashMap<>();
            sign.put("sign", contribution.name());
            sign.put("sellers", contribution.sellers());
            sign.put("customers", contribution.customers());
            sign.put("cost_without", contribution.same().cost());
            sign.put("cost_without_anew", contribution.anew().cost());
            signs.add(sign);
        }
        json.put("signs", signs);
        return json;
    }
}
