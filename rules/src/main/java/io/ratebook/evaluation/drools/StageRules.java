package io.ratebook.evaluation.drools;

import io.ratebook.evaluation.drools.FiringWatch.LimitReached;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.base.base.ObjectType;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** The rules of one stage, ready to run in any number of threads. Each run sees its own facts only. */
final class StageRules {
    private final SessionPool sessions;
    private final Set<ObjectType> looksAt = new HashSet<>();
    private final ConcurrentHashMap<Class<?>, Boolean> looksAtClass = new ConcurrentHashMap<>();

    /**
     * Takes the stage's rules out of the models.
     *
     * @param names of the rules of this stage
     */
    StageRules(List<Model> models, Set<String> names) {
        List<Model> ofStage =
                models.stream().<Model>map(model -> new RulesOf(model, names)).toList();
        KieBase base = KieBaseBuilder.createKieBaseFromModel(ofStage);
        for (ObjectTypeNode node : ((InternalRuleBase) base).getRete().getObjectTypeNodes()) {
            looksAt.add(node.getObjectType());
        }
        this.sessions = new SessionPool(base);
    }

    /** Shows the facts to the rules and lets them speak; gives the reason why it broke off, or null. */
    @Nullable
    String run(Said said, DrlLimits limits, List<?> facts) {
        KieSession session = sessions.take();
        boolean done = false;
        try {
            List<FactHandle> shown = show(session, said, facts);
            FiringWatch watch = new FiringWatch(said, limits);
            session.fireAllRules(watch);
            watch.checkTime();
            shown.forEach(session::delete);
            done = true;
            return null;
        } catch (LimitReached limit) {
            return "stopped after " + limit.getMessage() + ", last in rule \"" + said.rule() + "\"";
        } catch (RuntimeException | StackOverflowError failure) {
            return "rule \"" + said.rule() + "\" failed: " + cause(failure);
        } finally {
            if (done) {
                sessions.giveBack(session);
            } else {
                session.dispose();
            }
        }
    }

    private List<FactHandle> show(KieSession to, Said said, List<?> facts) {
        List<FactHandle> shown = new ArrayList<>(facts.size() + 1);
        shown.add(to.insert(said));
        for (Object fact : facts) {
            if (looksAt(fact)) {
                shown.add(to.insert(fact));
            }
        }
        return shown;
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Whether any rule has a pattern that such a fact could match; others need not be shown. */
    private boolean looksAt(Object fact) {
        return looksAtClass.computeIfAbsent(
                fact.getClass(), type -> looksAt.stream().anyMatch(pattern -> pattern.isAssignableFrom(type)));
    }

    boolean looksAt(Class<?> type) {
        return looksAt.stream().anyMatch(pattern -> pattern.isAssignableFrom(type));
    }

    /** A model cut down to the rules of those names. */
    private record RulesOf(Model whole, Set<String> names) implements Model {
        @Override
        public String getName() {
            return whole.getName();
        }

        @Override
        public String getPackageName() {
            return whole.getPackageName();
        }

        @Override
        @SuppressWarnings("rawtypes") // as Drools declares it
        public List<Global> getGlobals() {
            return whole.getGlobals();
        }

        @Override
        public List<Rule> getRules() {
            return whole.getRules().stream()
                    .filter(rule -> names.contains(rule.getName()))
                    .toList();
        }

        @Override
        public List<Query> getQueries() {
            return whole.getQueries();
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return whole.getTypeMetaDatas();
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return whole.getEntryPoints();
        }
    }
}
