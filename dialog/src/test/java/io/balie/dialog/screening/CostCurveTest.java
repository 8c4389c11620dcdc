package io.balie.dialog.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Sign;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits that cost least on conversations to learn from. */
class CostCurveTest {

    private static final Costs COSTS = new Costs(100, 40, 15, 3);

    private static Screened talk(boolean seller, boolean fishes, double... beliefs) {
        double[] before = {Belief.PRIOR};
        return new Screened(
                seller,
                fishes,
                Arrays.stream(beliefs)
                        .mapToObj(belief -> {
                            Sign sign = new Sign("sign", belief - before[0], "");
                            before[0] = belief;
                            return List.of(sign);
                        })
                        .toList());
    }

    private static CostCurve curve(Screened... talks) {
        return new CostCurve(List.of(talks), COSTS);
    }

    @Test
    void counts_each_error_by_its_cost() {
        CostCurve curve = curve(
                talk(false, false, 3), // taken for a seller: 100
                talk(false, false, 0.5), // asked: 3
                talk(false, false, -3),
                talk(true, false, -1), // let through: 15
                talk(true, true, -1), // let through while fishing: 40
                talk(true, false, 0.5, 3)); // asked once and redirected: nothing

        CostCurve.Point point = curve.at(0, 2);

        assertEquals(new CostCurve.Point(0, 2, 1, 1, 1, 1, 1, 1, (100 + 3 + 15 + 40) / 6.0), point);
    }

    @Test
    void the_third_question_to_a_seller_is_one_too_many_and_the_last() {
        CostCurve curve = curve(talk(false, false, -3), talk(true, false, 0.5, 0.5, 0.5, 0.5));

        CostCurve.Point point = curve.at(0, 2);

        assertEquals(3, point.sellersAsked());
        assertEquals(1, point.tooOften());
        assertEquals(0, point.sellersThrough());
    }

    @Test
    void a_customer_who_stays_vague_is_redirected_after_the_third_question() {
        CostCurve curve = curve(talk(true, false, 3), talk(false, false, 0.5, 0.5, 0.5, 0.5));

        assertEquals(1, curve.at(0, 2).customersTaken());
    }

    @Test
    void finds_limits_between_those_who_must_be_told_apart() {
        CostCurve curve =
                curve(talk(false, false, -4), talk(false, false, -2.5), talk(true, false, 4), talk(true, true, 3.6));

        CostCurve.Point best = curve.best();

        assertEquals(0, best.cost());
        assertTrue(best.askAt() > -2.5 && best.sellerAt() <= 3.6, () -> best.toString());
    }

    @Test
    void the_dearer_a_customer_taken_for_a_seller_the_higher_the_limit() {
        List<Screened> talks = List.of(
                talk(false, false, -3),
                talk(false, false, 2.5),
                talk(true, false, 1.5),
                talk(true, false, 2),
                talk(true, false, 4.5));

        double dear = new CostCurve(talks, new Costs(1000, 40, 15, 3)).best().sellerAt();
        double cheap = new CostCurve(talks, new Costs(0, 40, 15, 30)).best().sellerAt();

        assertTrue(dear > 2.5 && cheap <= 2.5, () -> dear + " and " + cheap);
    }

    @Test
    void a_sign_that_alone_tells_sellers_apart_is_dear_to_lose() {
        Sign pitch = new Sign("pitch", 4, "");
        Sign idle = new Sign("idle", 0.1, "");
        CostCurve curve = curve(
                new Screened(true, false, List.of(List.of(pitch, idle))),
                new Screened(false, false, List.of(List.of(idle))));

        List<CostCurve.Contribution> contributions = curve.contributions();

        assertEquals("pitch", contributions.getFirst().name());
        assertEquals(1, contributions.getFirst().sellers());
        assertEquals(0, contributions.getFirst().customers());
        assertTrue(contributions.getFirst().anew().cost() > curve.best().cost());
        assertEquals(curve.best().cost(), contributions.getLast().anew().cost());
    }

    @Test
    void needs_sellers_and_customers() {
        assertThrows(IllegalArgumentException.class, () -> curve(talk(true, false, 1)));
        assertThrows(IllegalArgumentException.class, () -> curve(talk(false, false, 1)));
    }
}
