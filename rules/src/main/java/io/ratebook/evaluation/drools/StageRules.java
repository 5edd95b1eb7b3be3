package io.ratebook.evaluation.drools;

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
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The rules of one stage, ready to run. Shared by threads; a session of it is not. */
final class StageRules {
    private final KieBase base;
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
        this.base = KieBaseBuilder.createKieBaseFromModel(ofStage);
        for (ObjectTypeNode node : ((InternalRuleBase) base).getRete().getObjectTypeNodes()) {
            looksAt.add(node.getObjectType());
        }
    }

    KieSession newSession() {
        return base.newKieSession();
    }

    /** Whether any rule has a pattern that such a fact could match; others need not be shown. */
    boolean looksAt(Object fact) {
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
